package bonafide.api.capture;

/// Something an applicant is asked to hand in.
///
/// @param name as it stands in the address it is sent to
/// @param label as the applicant reads it
/// @param required whether the order cannot do without it
/// @param pdf whether it may be a PDF as well
public record Part(String name, String label, boolean required, boolean pdf) {}
