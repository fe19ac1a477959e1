import { Mark, None, tone } from '../parts/parts';
import { readable, useWords } from '../app/i18n';
import type { Fired, Members } from './types';

const HIDDEN = new Set(['fired', 'record', 'own']);
const TOLD_BY_COLOUR = new Set(['MATCH', 'NOT_MATCH', 'PARTIAL']);

export function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && !Object.keys(value).length)
  );
}

export function Value({ value }: { value: unknown }) {
  const { t, word, number, when } = useWords();
  if (isEmpty(value)) return <None />;
  if (typeof value === 'boolean') return <>{value ? t('yes') : t('no')}</>;
  if (typeof value === 'number') return <>{number(value)}</>;
  if (typeof value === 'string') {
    if (TOLD_BY_COLOUR.has(value)) return <Mark tone={tone(value)}>{word('match', value)}</Mark>;
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return <>{when(value)}</>;
    return <bdi>{value}</bdi>;
  }
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') ? (
      <bdi>{value.join(', ')}</bdi>
    ) : (
      <ul className="nested">
        {value.map((one, at) => (
          <li key={at}>
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  return <MemberList members={value as Members} />;
}

/** Whatever a finding or a subject holds, member by member. */
export function MemberList({ members, empty }: { members: Members; empty?: boolean }) {
  const shown = Object.entries(members).filter(
    ([name, value]) => !HIDDEN.has(name) && (empty || !isEmpty(value)),
  );
  return (
    <dl className="members">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{readable(name)}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The rules that held, as a waterfall from nothing to the risk. */
export function Waterfall({ fired, most = 100 }: { fired: Fired[]; most?: number }) {
  const { t } = useWords();
  if (!fired.length) return <p className="hint">{t('no_rule')}</p>;
  return (
    <ol className="waterfall">
      {fired.map((one, at) => (
        <li key={at}>
          <span className={`points ${one.points > 0 ? 'up' : 'down'}`}>
            {one.points > 0 ? `+${one.points}` : one.points}
          </span>
          <span className="because">
            <span dir="auto">{one.because}</span> <code>{one.rule}</code>
            <meter
              min={0}
              max={most}
              value={Math.abs(one.points)}
              aria-label={t('points_of', { points: one.points, most })}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
