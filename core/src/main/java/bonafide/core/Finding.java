package bonafide.core;

/// What an engine measured.
public sealed interface Finding permits DocumentReading, FaceMatch, Hits, Liveness, RecordLookup {}
