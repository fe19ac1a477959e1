package bonafide.core;

/// What an engine measured.
public sealed interface Finding
    permits AddressSignals,
        DeviceSignals,
        DocumentReading,
        EmailSignals,
        FaceMatch,
        FieldMatches,
        Hits,
        IdentitySignals,
        IpSignals,
        Liveness,
        PersonSignals,
        PhoneSignals,
        RecordLookup {}
