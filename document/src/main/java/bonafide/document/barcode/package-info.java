/// Finds and reads barcodes of identity documents: PDF417, with the fields of AAMVA, and QR.
@NullMarked
package bonafide.document.barcode;

import org.jspecify.annotations.NullMarked;
