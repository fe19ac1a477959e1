package bonafide.api.identity;

/// The kinds of callback of this surface. The last one is ours: searches are answered at once,
/// and told by callback as well to a client that asks for it.
enum CallbackType {
  NPWP_DATA_REQUEST,
  NAME_VALIDATOR_REQUEST,
  EWALLET_ACCOUNT_VALIDATION,
  ID_IMAGE_OCR_REQUEST,
  BUNDLED_CREDIT_ENRICHMENT,
  BUSINESS_DOCUMENT_OCR_REQUEST,
  BANK_STATEMENT_OCR_REQUEST,
  DOCUMENT_OCR_CAPTURE_REQUEST,
  DTI_VALIDATION,
  WATCHLIST_SEARCH
}
