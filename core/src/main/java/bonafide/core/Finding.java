package bonafide.core;

/// What an engine measured.
public sealed interface Finding permits FaceMatch, Hits, Liveness, RecordLookup {}
