package bonafide.core;

/// An entry of an outside register: an account, a tax number, an identity number.
///
/// @param register whose entry, as `bank/BCA`
/// @param number as the client wrote it
public record Entry(String register, String number) implements Subject {}
