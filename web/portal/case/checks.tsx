import { useWords } from '../app/i18n';
import { Mark, None, Panel, Table, tone, Verdict } from '../parts/parts';
import { ChainPanel } from './chain';
import { Comparison } from './evidence';
import { MemberList, Waterfall } from './members';
import type { Capability, Check, Detail, Fired, Hit, Members } from './types';

interface Officer {
  name: string;
  role: string | null;
  share: string | null;
  is_company: boolean;
  hits: Hit[];
}

interface Registration {
  name: string;
  number: string;
  role: string | null;
  status: string | null;
  people: Officer[];
  source: string;
}

/** Companies and who runs or owns them, each with what the lists say. */
function Tree({ registrations }: { registrations: Registration[] }) {
  const { t } = useWords();
  return (
    <ul className="tree">
      {registrations.map((company) => (
        <li key={company.number}>
          <strong>
            <bdi>{company.name}</bdi>
          </strong>{' '}
          <small>
            {company.number} · {company.status ?? t('status_unknown')} · {company.source}
            {company.role && ` · ${company.role}`}
          </small>
          {company.people.length > 0 && (
            <ul>
              {company.people.map((officer) => (
                <li key={officer.name + officer.role}>
                  <bdi>{officer.name}</bdi>{' '}
                  <small>
                    {[officer.role, officer.share, officer.is_company ? t('company') : ''].filter(Boolean).join(' · ')}
                  </small>{' '}
                  {officer.hits.length ? (
                    <Mark tone="bad">{t('hits_count', { count: officer.hits.length })}</Mark>
                  ) : (
                    <Mark tone="good">{t('no_hits_short')}</Mark>
                  )}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Article {
  title: string;
  url: string;
  published: string | null;
  snippet: string | null;
  words: string[];
  relevance: number;
  feed: string;
  why: string[];
}

function News({ articles }: { articles: Article[] }) {
  const { t } = useWords();
  if (!articles.length) return <p>{t('no_news')}</p>;
  return (
    <ul className="plain">
      {articles.map((article) => (
        <li key={article.url}>
          <a href={article.url} target="_blank" rel="noreferrer">
            {article.title}
          </a>{' '}
          <Mark tone={article.relevance >= 70 ? 'bad' : 'warn'}>{article.relevance}</Mark>
          <small>
            {[article.published, article.feed, article.words.join(', ')].filter(Boolean).join(' · ')}
          </small>
          {article.snippet && <p>{article.snippet}</p>}
        </li>
      ))}
    </ul>
  );
}

interface Sign {
  code: string;
  detail: string;
  confidence: number;
}

function Signs({ signs }: { signs: Sign[] }) {
  const { t, word } = useWords();
  if (!signs.length) return null;
  return (
    <>
      <h3>{t('signs')}</h3>
      <ul className="plain">
        {signs.map((sign) => (
          <li key={sign.code + sign.detail}>
            <Mark tone={sign.confidence >= 0.5 ? 'bad' : 'warn'}>{word('sign', sign.code)}</Mark> {sign.detail}{' '}
            <small>{Math.round(sign.confidence * 100)} %</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Matches({ finding }: { finding: Members }) {
  const { t, word } = useWords();
  const matches = (finding['matches'] ?? {}) as Record<string, string>;
  const { matches: _, ...rest } = finding;
  return (
    <>
      <Table label={t('comparison')} head={[t('field'), t('agreement')]}>
        {Object.entries(matches).map(([name, match]) => (
          <tr key={name}>
            <th scope="row">{word('field_name', name)}</th>
            <td>
              <Mark tone={tone(match)}>{word('match', match)}</Mark>
            </td>
          </tr>
        ))}
      </Table>
      <MemberList members={rest} />
    </>
  );
}

function Finding({ check, detail }: { check: Check; detail: Detail }) {
  const finding = check.finding ?? {};
  switch (check.is) {
    case 'Hits':
      return null; // a panel of its own
    case 'Exposure':
      return <ChainPanel finding={finding} />;
    case 'DocumentReading': {
      const { fields: _, signs, movements, ...rest } = finding;
      return (
        <>
          <Comparison finding={finding} claims={detail.claims} />
          <Signs signs={(signs ?? []) as Sign[]} />
          <MemberList members={{ ...rest, movements }} />
        </>
      );
    }
    case 'FieldMatches':
      return <Matches finding={finding} />;
    case 'Registrations':
      return <Tree registrations={(finding['registrations'] ?? []) as Registration[]} />;
    case 'Articles':
      return <News articles={(finding['articles'] ?? []) as Article[]} />;
    default: {
      const fired = finding['fired'] as Fired[] | undefined;
      return (
        <>
          {fired && <Waterfall fired={fired} most={check.is === 'IdentitySignals' ? 500 : 100} />}
          <MemberList members={finding} />
        </>
      );
    }
  }
}

/** The labels by which the wire knows a capability. */
function Labels({ capabilities }: { capabilities: Capability[] }) {
  const { t, word } = useWords();
  return (
    <Panel title={t('capabilities')}>
      <Table label={t('capabilities')} head={[t('capability'), t('decision'), t('label'), t('risk'), t('why')]}>
        {capabilities.map((one) => (
          <tr key={one.capability}>
            <th scope="row">{word('capability', one.capability)}</th>
            <td>
              <Mark tone={tone(one.decision)}>{word('capability_decision', one.decision)}</Mark>
            </td>
            <td>
              <code>{one.label}</code>
            </td>
            <td>{one.score ?? <None />}</td>
            <td>{one.because.length ? one.because.join(' ') : <None />}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function CheckPanel({ check, detail }: { check: Check; detail: Detail }) {
  const { t, word, when } = useWords();
  return (
    <Panel
      title={word('check', check.kind)}
      aside={
        check.state === 'JUDGED' ? (
          <Verdict verdict={check.verdict ?? null} />
        ) : (
          <Mark tone={check.state === 'PENDING' ? 'info' : 'warn'}>{word('check_state', check.state)}</Mark>
        )
      }
    >
      {check.state === 'NOT_DONE' && (
        <p>
          <strong>{word('cause', check.cause ?? '')}</strong>
          {check.detail && <>: {check.detail}</>}
        </p>
      )}
      {check.state === 'PENDING' && <p className="hint">{t('check_pending')}</p>}
      {(check.reasons?.length ?? 0) > 0 && (
        <ul className="reasons">
          {check.reasons?.map((reason) => <li key={reason} dir="auto">{reason}</li>)}
        </ul>
      )}
      <Finding check={check} detail={detail} />
      {check.finished && <p className="hint">{t('finished_at', { time: when(check.finished) })}</p>}
    </Panel>
  );
}

export function ChecksPanels({ detail }: { detail: Detail }) {
  return (
    <>
      {detail.capabilities.length > 0 && <Labels capabilities={detail.capabilities} />}
      {detail.checks
        .filter((check) => check.is !== 'Hits')
        .map((check) => (
          <CheckPanel key={check.kind} check={check} detail={detail} />
        ))}
    </>
  );
}
