package bonafide.core;

/// An address on a blockchain.
///
/// @param address in its normal form: ETH in lower case, bech32 in lower case, base58 as it is
public record ChainAddress(Chain chain, String address) implements Subject {}
