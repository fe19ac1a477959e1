/** What the server tells of a case. */
export interface Hit {
  id: string | null;
  listing: string;
  publisher: string;
  list: string;
  score: number;
  name_score: number;
  matched_name: string;
  names: string[];
  countries: string[];
  dates: string[];
  topics: string[];
  current: boolean;
  why: string[];
  record: Record<string, unknown>;
}

export interface Standing {
  state: 'OPEN' | 'PROPOSED' | 'CONFIRMED' | 'DISMISSED' | 'REMEMBERED' | 'REOPENED';
  review: string | null;
  dismissed: boolean | null;
  reason: string | null;
  comment: string | null;
  maker: string | null;
  made: string | null;
  checker: string | null;
  checked: string | null;
  expires: string | null;
  differences: string[];
}

export interface Fired {
  rule: string;
  because: string;
  points: number;
}

export type Members = { [name: string]: unknown };

export interface Check {
  kind: string;
  state: 'JUDGED' | 'NOT_DONE' | 'PENDING';
  verdict?: string;
  reasons?: string[];
  is?: string;
  finding?: Members;
  cause?: string;
  detail?: string;
  finished: string | null;
  attempts: number;
}

export interface Capability {
  capability: string;
  decision: string;
  label: string;
  score: number | null;
  because: string[];
}

export interface Evidence {
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  at: string;
}

export interface Entry {
  at: string;
  actor: string;
  action: string;
  object: string;
  detail: string;
}

export interface Delivery {
  id: string;
  sequence: number;
  verification: string | null;
  type: string;
  url: string;
  state: string;
  attempts: number;
  last_status: number | null;
  last_error: string | null;
  created: string;
  updated: string;
}

export interface Pending {
  id: string;
  environment: string;
  action: string;
  object: string;
  wish: Record<string, string>;
  maker: string;
  made: string;
}

export interface Detail {
  id: string;
  number: number | null;
  environment: 'DEVELOPMENT' | 'LIVE';
  plan: string;
  reference: string | null;
  kind: string;
  title: string;
  subject: Members;
  claims: Record<string, string>;
  status: string;
  verdict: string | null;
  decided_by: string | null;
  decided_at: string | null;
  to_review: boolean;
  created: string;
  updated: string;
  rating: { points: number; level: string; factors: Fired[] } | null;
  review: { accepted: boolean; reviewer: string; comment: string; at: string; next: string | null } | null;
  client_notes: Record<string, string>;
  assignment: { user: string; lease_until: string | null } | null;
  checks: Check[];
  capabilities: Capability[];
  hits: Record<string, Standing>;
  evidence: Evidence[];
  notes: { id: string; user: string; text: string; at: string }[];
  history: Entry[];
  deliveries: Delivery[];
  pending: Pending | null;
  origin: string | null;
  led_to: { id: string; plan: string; created: string }[];
}

/** What a part of the screen needs of the whole. */
export interface Part {
  detail: Detail;
  reload: () => void;
  tell: (text: string) => void;
}
