package bonafide.core;

/// What an engine measured.
public sealed interface Finding
    permits AddressSignals,
        Articles,
        DeviceSignals,
        DocumentReading,
        EmailSignals,
        Exposure,
        FaceMatch,
        FieldMatches,
        Hits,
        IdentitySignals,
        IpSignals,
        Liveness,
        NumberRecords,
        PaperInsights,
        PersonSignals,
        PhoneSignals,
        RecordLookup,
        Registrations,
        Rulings {}
