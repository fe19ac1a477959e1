import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { call, useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { useMay } from '../app/session';
import type { Delivery } from '../case/types';
import { Button, Dialog, Empty, Mark, Panel, Pending, Problems, Screen, Select, Table, TextField, tone, useAct, useNotice } from '../parts/parts';

interface Request {
  request_id: string;
  key: string;
  method: string;
  path: string;
  status: number;
  millis: number;
  at: string;
}

function Requests() {
  const { t, when, number } = useWords();
  const [id, setId] = useState('');
  const [wanted, setWanted] = useState('');
  const [failed, setFailed] = useState('');
  const query = new URLSearchParams({ ...(wanted ? { id: wanted } : {}), ...(failed ? { failed } : {}) });
  const { data, problem, reload } = useLoad<Request[]>(`/requests?${query}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWanted(id.trim());
  };
  return (
    <Panel title={t('requests')}>
      <form noValidate className="filters" role="search" aria-label={t('requests')} onSubmit={submit}>
        <TextField label={t('request_id')} hint={t('request_id_hint')} value={id} onChange={setId} type="search" />
        <Select
          label={t('answers')}
          value={failed}
          options={[
            { id: '', text: t('any') },
            { id: '1', text: t('failed_only') },
          ]}
          onChange={setFailed}
        />
      </form>
      {!data ? (
        <Pending problem={problem} onRetry={reload} />
      ) : data.length ? (
        <Table label={t('requests')} head={[t('time'), t('request'), t('answer_short'), t('took'), t('request_id')]}>
          {data.map((one, at) => (
            <tr key={at}>
              <td>{when(one.at)}</td>
              <td>
                <code>
                  {one.method} {one.path}
                </code>
              </td>
              <td>
                <Mark tone={one.status < 400 ? 'good' : one.status < 500 ? 'warn' : 'bad'}>{one.status}</Mark>
              </td>
              <td>{number(one.millis)} ms</td>
              <td>
                <code>{one.request_id}</code>
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <Empty title={t('no_requests')}>{t('no_requests_why')}</Empty>
      )}
    </Panel>
  );
}

function Body({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const { data, problem } = useLoad<Delivery & { body: string }>(`/deliveries/${id}`);
  return (
    <Dialog title={t('callback')} open onClose={onClose} wide>
      {data ? (
        <pre tabIndex={0} role="group" aria-label={t('callback')}>
          {JSON.stringify(JSON.parse(data.body), null, 2)}
        </pre>
      ) : (
        <Pending problem={problem} />
      )}
    </Dialog>
  );
}

function Deliveries() {
  const { t, word, when } = useWords();
  const may = useMay('ANALYST');
  const [state, setState] = useState('');
  const [body, setBody] = useState('');
  const { data, problem, reload } = useLoad<{ data: Delivery[] }>(`/deliveries${state ? `?state=${state}` : ''}`);
  const { busy, problem: refused, act } = useAct();
  const [notice, tell] = useNotice();
  return (
    <Panel title={t('delivery_log')}>
      <div className="filters">
        <Select
          label={t('state')}
          value={state}
          options={[
            { id: '', text: t('any') },
            ...['WAITING', 'DELIVERED', 'PARKED'].map((id) => ({ id, text: word('delivery', id) })),
          ]}
          onChange={setState}
        />
      </div>
      {notice}
      <Problems problem={refused} />
      {!data ? (
        <Pending problem={problem} onRetry={reload} />
      ) : data.data.length ? (
        <Table label={t('delivery_log')} head={[t('time'), t('what'), t('to'), t('state'), t('attempts'), t('do')]}>
          {data.data.map((one) => (
            <tr key={one.id}>
              <td>{when(one.created)}</td>
              <td>
                {one.verification ? (
                  <Link href={`/transactions/${one.verification}`}>{one.type}</Link>
                ) : (
                  one.type
                )}
              </td>
              <td>
                <code>{one.url}</code>
              </td>
              <td>
                <Mark tone={tone(one.state)}>{word('delivery', one.state)}</Mark>{' '}
                <small>{one.last_error ?? one.last_status}</small>
              </td>
              <td>{one.attempts}</td>
              <td>
                {may && (
                  <span className="tools">
                    <Button look="quiet" onPress={() => setBody(one.id)}>
                      {t('show')}
                    </Button>
                    {one.state !== 'WAITING' && (
                      <Button
                        look="quiet"
                        isPending={busy}
                        onPress={() =>
                          act(async () => {
                            await call('POST', `/deliveries/${one.id}/replay`);
                            tell(t('resent'));
                            reload();
                          })
                        }
                      >
                        {t('resend')}
                      </Button>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <Empty title={t('no_callbacks')} />
      )}
      {body && <Body id={body} onClose={() => setBody('')} />}
    </Panel>
  );
}

/** For those who call the interfaces. */
export default function Developer() {
  const { t, word } = useWords();
  return (
    <Screen title={t('developer')} lead={<p>{t('developer_lead')}</p>}>
      <Panel title={t('documents')}>
        <ul className="plain">
          {['identity', 'diligence', 'sessions', 'workflows'].map((surface) => (
            <li key={surface}>
              <a href={`/docs/${surface}`}>{word('surface', surface)}</a> ·{' '}
              <a href={`/openapi/${surface}.yaml`}>OpenAPI</a> ·{' '}
              <a href={`/openapi/${surface}.postman.json`} download>
                Postman
              </a>
            </li>
          ))}
        </ul>
      </Panel>
      <Requests />
      <Deliveries />
    </Screen>
  );
}
