package bonafide.core;

/// Whom or what is asked about.
public sealed interface Subject permits Person, Company, Entry, ChainAddress {}
