import { Link } from 'wouter';
import { Mark, None, tone, Verdict } from '../parts/parts';
import { useWords } from './i18n';
import { usePerson } from './session';

/** A verification as a list shows it. */
export interface Line {
  id: string;
  plan: string;
  number: number | null;
  reference: string | null;
  subject: string;
  kind: string;
  status: string;
  verdict: string | null;
  to_review: boolean;
  accepted: boolean | null;
  assignee: string | null;
  lease_until: string | null;
  created: string;
  updated: string;
}

export function usePlan(): (plan: string) => string {
  const { t, word } = useWords();
  return (plan) => {
    const workflow = /^workflows\/(.+)$/.exec(plan);
    if (workflow) return t('workflow_key', { key: workflow[1] ?? '' });
    return word('plan', plan).replace(/^Identity\/|^Diligence\//, '');
  };
}

/** Where a case stands, in one mark. */
export function Standing({ line }: { line: Pick<Line, 'status' | 'verdict' | 'accepted'> }) {
  const { t, word } = useWords();
  if (line.accepted !== null)
    return line.accepted ? (
      <Mark tone="good">{t('accepted')}</Mark>
    ) : (
      <Mark tone="bad">{t('rejected')}</Mark>
    );
  if (line.status !== 'DONE') return <Mark tone={tone(line.status)}>{word('status', line.status)}</Mark>;
  return <Verdict verdict={line.verdict} />;
}

/** A short list of cases. */
export function Lines({ lines, label }: { lines: Line[]; label: string }) {
  const { ago } = useWords();
  const plan = usePlan();
  const person = usePerson();
  return (
    <ul className="lines" aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <Link href={`/transactions/${line.id}`}>
            <span className="what">
              <bdi>{line.subject || plan(line.plan)}</bdi>
              <small>
                {plan(line.plan)}
                {line.reference && (
                  <>
                    {' · '}
                    <bdi>{line.reference}</bdi>
                  </>
                )}
              </small>
            </span>
            <Standing line={line} />
            <small className="age">{ago(line.created)}</small>
            <small className="who">{line.assignee ? person(line.assignee) : <None />}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
