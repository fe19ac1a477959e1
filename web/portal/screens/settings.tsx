import { type FormEvent, type ReactNode, useState } from 'react';
import { Checkbox, CheckboxGroup, Label, Switch as Toggle, Text } from 'react-aria-components';
import { Link } from 'wouter';
import { call, useLoad } from '../app/api';
import { type Key, useWords } from '../app/i18n';
import { type Me, useMay, useSession } from '../app/session';
import { MemberList, Value } from '../case/members';
import type { Members } from '../case/types';
import { Button, Dialog, Empty, faultOf, Mark, None, Panel, Pending, Problems, Screen, Select, Table, TextField, useAct, useNotice } from '../parts/parts';
import { Once } from './once';

const ROLES = ['VIEWER', 'ANALYST', 'APPROVER', 'ADMIN'];
const ACTIONS = ['DISMISS_HIT', 'CONFIRM_HIT', 'ACCEPT', 'REJECT', 'KEYS', 'PEOPLE', 'CALLBACKS', 'TEMPLATES', 'SEARCH_SETTINGS', 'POLICY'];

interface Wanted {
  became: 'DONE' | 'ASKED';
  shown: Record<string, string>;
}

/** Something an administrator wants; it happens at once, or a second person is asked. */
function useWant(reload: () => void) {
  const { t } = useWords();
  const acting = useAct();
  const [shown, setShown] = useState<Record<string, string>>({});
  const [notice, tell] = useNotice();
  const want = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, then?: () => void) =>
    acting.act(async () => {
      const wanted = await call<Wanted>(method, `/settings${path}`, method === 'DELETE' ? undefined : (body ?? {}));
      setShown(wanted.shown);
      tell(wanted.became === 'ASKED' ? t('second_asked') : t('done'));
      then?.();
      reload();
    });
  return {
    ...acting,
    want,
    tell,
    told: (
      <>
        {notice}
        <Once shown={shown} onClose={() => setShown({})} />
      </>
    ),
  };
}

const LEVELS = ['LOW', 'LOW_TO_MEDIUM', 'MEDIUM', 'HIGH', 'VERY_HIGH'];

/** Where a new one starts: as the product's own for careful searches. */
const NEW_SEARCH: Members = {
  mode: 2,
  threshold: 80,
  relevance: 50,
  review_months: { LOW: 36, LOW_TO_MEDIUM: 24, MEDIUM: 12, HIGH: 6, VERY_HIGH: 3 },
};

function list(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function SearchForm({
  setting,
  wanting: { busy, problem, want },
  onDone,
}: {
  setting: Members;
  wanting: ReturnType<typeof useWant>;
  onDone: () => void;
}) {
  const { t, word } = useWords();
  const lists = useLoad<ListStatus>('/settings/lists');
  const text = (name: string) => String(setting[name] ?? '');
  const joined = (name: string) => ((setting[name] ?? []) as string[]).join(', ');
  const months = setting['review_months'] as Record<string, number>;
  const [draft, setDraft] = useState<Record<string, string>>({
    name: text('name'),
    mode: text('mode'),
    threshold: text('threshold'),
    relevance: text('relevance'),
    time_range_year: text('time_range_year') === '-1' ? '' : text('time_range_year'),
    negative_words: joined('negative_words'),
    sites: joined('sites'),
    ...Object.fromEntries(LEVELS.map((level) => [level, String(months[level] ?? '')])),
  });
  const [publishers, setPublishers] = useState((setting['publishers'] ?? []) as string[]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = (name: string) => (draft[name]?.trim() ? Number(draft[name]) : null);
    const id = setting['id'];
    void want(
      id === undefined ? 'POST' : 'PUT',
      id === undefined ? '/search' : `/search/${id}`,
      {
        name: draft['name'],
        mode: number('mode'),
        threshold: number('threshold'),
        publishers,
        relevance: number('relevance'),
        time_range_year: number('time_range_year') ?? -1,
        negative_words: list(draft['negative_words'] ?? ''),
        sites: list(draft['sites'] ?? ''),
        review_months: Object.fromEntries(LEVELS.map((level) => [level, number(level)])),
      },
      onDone,
    );
  };
  const field = (name: string, label: string, more: { hint?: string; numeric?: boolean; required?: boolean; at?: string }) => (
    <TextField
      key={name}
      label={label}
      hint={more.hint}
      value={draft[name] ?? ''}
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
      problem={faultOf(problem, more.at ?? name)}
      required={more.required ?? false}
      {...(more.numeric ? { inputMode: 'numeric' as const } : {})}
    />
  );
  if (!lists.data) return <Pending problem={lists.problem} onRetry={lists.reload} />;
  const isPlaced = [...Object.keys(draft), ...LEVELS.map((level) => `review_months.${level}`)].some((name) =>
    faultOf(problem, name),
  );
  const known = [...new Set([...lists.data.publishers, ...publishers])].sort();
  return (
    <form noValidate onSubmit={submit}>
      {!isPlaced && <Problems problem={problem} />}
      <p className="hint">{t('search_task_hint')}</p>
      {field('name', t('name'), { required: true })}
      <Select
        label={t('mode')}
        value={draft['mode'] ?? '2'}
        options={['1', '2'].map((id) => ({ id, text: word('mode', id) }))}
        onChange={(mode) => setDraft((before) => ({ ...before, mode }))}
      />
      {field('threshold', t('threshold'), { hint: t('threshold_hint'), numeric: true, required: true })}
      <CheckboxGroup className="field" value={publishers} onChange={setPublishers}>
        <Label>{t('publishers')}</Label>
        {known.map((publisher) => (
          <Checkbox key={publisher} value={publisher} className="check line">
            <span className="box" aria-hidden="true" />
            {publisher}
          </Checkbox>
        ))}
        <Text slot="description" className="hint">
          {t('publishers_hint')}
        </Text>
      </CheckboxGroup>
      {field('relevance', t('relevance'), { hint: t('relevance_hint'), numeric: true, required: true })}
      {field('time_range_year', t('years_back'), { hint: t('years_back_hint'), numeric: true })}
      {field('negative_words', t('negative_words'), { hint: t('negative_words_hint') })}
      {field('sites', t('sites'), { hint: t('sites_hint') })}
      <fieldset className="months">
        <legend>{t('review_months')}</legend>
        {LEVELS.map((level) =>
          field(level, word('level', level), { numeric: true, required: true, at: `review_months.${level}` }),
        )}
      </fieldset>
      <Button type="submit" look="primary" isPending={busy}>
        {t('save')}
      </Button>
    </form>
  );
}

function Search({ setting }: { setting: string | undefined }) {
  const { t } = useWords();
  const { data, problem, reload } = useLoad<Members[]>('/settings/search');
  const may = useMay('ADMIN');
  const wanting = useWant(reload);
  const [editing, setEditing] = useState<Members>();
  const [retiring, setRetiring] = useState<Members>();
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  const shown = setting ? data.filter((one) => String(one['id']) === setting) : data;
  if (!shown.length) return <Empty title={t('not_there')} />;
  const name = (one: Members | undefined) => String(one?.['name'] ?? t('new_search'));
  return (
    <>
      {wanting.told}
      <div className="above">
        <p className="hint">{t('search_settings_hint')}</p>
        {may && !setting && (
          <Button look="primary" onPress={() => setEditing(NEW_SEARCH)}>
            {t('new_search')}
          </Button>
        )}
      </div>
      {shown.map((one) => (
        <Panel
          key={String(one['id'])}
          title={`${one['id']} · ${one['name']}`}
          aside={
            <span className="tools">
              {!setting && <Link href={`/settings/search-settings/detail/${one['id']}`}>{t('open')}</Link>}
              {may && one['own'] === true && (
                <>
                  <Button look="quiet" onPress={() => setEditing(one)}>
                    {t('change')}
                  </Button>
                  <Button look="quiet" onPress={() => setRetiring(one)}>
                    {t('retire')}
                  </Button>
                </>
              )}
            </span>
          }
        >
          <MemberList members={one} empty />
        </Panel>
      ))}
      <Dialog title={name(editing)} open={!!editing} onClose={() => setEditing(undefined)}>
        {editing && <SearchForm setting={editing} wanting={wanting} onDone={() => setEditing(undefined)} />}
      </Dialog>
      <Retire
        title={name(retiring)}
        path={retiring && `/search/${retiring['id']}`}
        wanting={wanting}
        onClose={() => setRetiring(undefined)}
      />
    </>
  );
}

/** Asks whether something shall make nothing new any more. */
function Retire({
  title,
  path,
  wanting: { busy, problem, want },
  onClose,
}: {
  title: string;
  path: string | undefined;
  wanting: ReturnType<typeof useWant>;
  onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <Dialog title={title} open={!!path} onClose={onClose}>
      <Problems problem={problem} />
      <p>{t('retire_why')}</p>
      <Button look="danger" isPending={busy} onPress={() => want('DELETE', String(path), undefined, onClose)}>
        {t('retire')}
      </Button>
    </Dialog>
  );
}

interface Template {
  id: string;
  retired: boolean;
  body: Members;
}

const NEW_TEMPLATE: Template = { id: '', retired: false, body: { checks: ['KYC', 'AML_CHECK'] } };
const FAMILIES = ['KYC', 'GOVT_CHECK', 'AML_CHECK', 'FRAUD_CHECK', 'BIOMETRIC_CHECK', 'ADDITIONAL_INFO'];

/** The main things of a template; what else it says stays as it is. */
function TemplateForm({
  template,
  wanting: { busy, problem, want },
  onDone,
}: {
  template: Template;
  wanting: ReturnType<typeof useWant>;
  onDone: () => void;
}) {
  const { t, word } = useWords();
  const { body } = template;
  const aml = (body['aml'] ?? {}) as Members;
  const [name, setName] = useState(String(body['name'] ?? ''));
  const [checks, setChecks] = useState((body['checks'] ?? []) as string[]);
  const [fuzziness, setFuzziness] = useState(String(aml['fuzziness_score'] ?? ''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const limits = { ...aml, fuzziness_score: fuzziness.trim() ? Number(fuzziness) : null };
    void want(
      template.id ? 'PUT' : 'POST',
      template.id ? `/templates/${template.id}` : '/templates',
      { ...body, name, checks, aml: limits },
      onDone,
    );
  };
  const isPlaced = ['name', 'aml.fuzziness_score'].some((field) => faultOf(problem, field));
  return (
    <form noValidate onSubmit={submit}>
      {!isPlaced && <Problems problem={problem} />}
      <p className="hint">{t('template_hint')}</p>
      <TextField label={t('name')} value={name} onChange={setName} problem={faultOf(problem, 'name')} required />
      <CheckboxGroup className="field" value={checks} onChange={setChecks}>
        <Label>{t('checks')}</Label>
        {FAMILIES.map((family) => (
          <Checkbox key={family} value={family} className="check line">
            <span className="box" aria-hidden="true" />
            {word('family', family)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <TextField
        label={t('fuzziness')}
        hint={t('fuzziness_hint')}
        inputMode="numeric"
        value={fuzziness}
        onChange={setFuzziness}
        problem={faultOf(problem, 'aml.fuzziness_score')}
      />
      <Button type="submit" look="primary" isPending={busy}>
        {t('save')}
      </Button>
    </form>
  );
}

function Templates() {
  const { t } = useWords();
  const { data, problem, reload } = useLoad<Template[]>('/settings/templates');
  const may = useMay('ADMIN');
  const [editing, setEditing] = useState<Template>();
  const [retiring, setRetiring] = useState<Template>();
  const wanting = useWant(reload);
  const workflows = useLoad<{ key: number; name: string; capabilities: string[] }[]>('/settings/workflows');
  if (!data || !workflows.data)
    return <Pending problem={problem ?? workflows.problem} onRetry={reload} />;
  return (
    <>
      {wanting.told}
      <Panel
        title={t('templates')}
        aside={
          may && (
            <Button look="primary" onPress={() => setEditing(NEW_TEMPLATE)}>
              {t('new_template')}
            </Button>
          )
        }
      >
        {!data.length && <p className="hint">{t('no_templates')}</p>}
        {data.map((template) => (
          <details key={template.id}>
            <summary>
              <bdi>{String(template.body['template_name'] ?? template.body['name'] ?? template.id)}</bdi>{' '}
              <code>{template.id}</code> {template.retired && <Mark tone="none">{t('retired')}</Mark>}
            </summary>
            {may && !template.retired && (
              <span className="tools">
                <Button look="quiet" onPress={() => setEditing(template)}>
                  {t('change')}
                </Button>
                <Button look="quiet" onPress={() => setRetiring(template)}>
                  {t('retire')}
                </Button>
              </span>
            )}
            <Value value={template.body} />
          </details>
        ))}
        <Dialog
          title={String(editing?.body['name'] ?? t('new_template'))}
          open={!!editing}
          onClose={() => setEditing(undefined)}
        >
          {editing && (
            <TemplateForm
              template={editing}
              wanting={wanting}
              onDone={() => setEditing(undefined)}
            />
          )}
        </Dialog>
        <Retire
          title={String(retiring?.body['name'] ?? '')}
          path={retiring && `/templates/${retiring.id}`}
          wanting={wanting}
          onClose={() => setRetiring(undefined)}
        />
      </Panel>
      <Panel title={t('workflows')}>
        <p className="hint">{t('workflows_hint')}</p>
        <Table label={t('workflows')} head={[t('key'), t('name'), t('capabilities')]}>
          {workflows.data.map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.key}</th>
              <td>{one.name}</td>
              <td>{one.capabilities.join(', ')}</td>
            </tr>
          ))}
        </Table>
      </Panel>
    </>
  );
}

function Callbacks() {
  const { t } = useWords();
  const { data, problem, reload } = useLoad<{
    types: string[];
    urls: { type: string; url: string; active: boolean; updated: string }[];
  }>('/settings/callbacks');
  const may = useMay('ADMIN');
  const { busy, problem: refused, want, act, tell, told } = useWant(reload);
  const [editing, setEditing] = useState('');
  const [url, setUrl] = useState('');
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void want('PUT', `/callbacks/${editing}`, { url }, () => setEditing(''));
  };
  return (
    <Panel
      title={t('callbacks')}
      aside={
        may && (
          <Button
            look="quiet"
            onPress={async () => setSecrets(await call('GET', '/settings/callbacks/secrets'))}
          >
            {t('show_secrets')}
          </Button>
        )
      }
    >
      <Once shown={secrets} onClose={() => setSecrets({})} />
      {told}
      <p className="hint">
        {t('callbacks_hint')} <Link href="/developer">{t('delivery_log')}</Link>
      </p>
      {!editing && <Problems problem={refused} />}
      <Table label={t('callbacks')} head={[t('kind'), t('to'), t('state'), t('do')]}>
        {data.types.map((type) => {
          const set = data.urls.find((one) => one.type === type);
          return (
            <tr key={type}>
              <th scope="row">{type}</th>
              <td>{set ? <code>{set.url}</code> : <None />}</td>
              <td>
                {set && <Mark tone={set.active ? 'good' : 'none'}>{set.active ? t('active') : t('inactive')}</Mark>}
              </td>
              <td>
                {may && (
                  <span className="tools">
                    <Button
                      look="quiet"
                      onPress={() => {
                        setUrl(set?.url ?? '');
                        setEditing(type);
                      }}
                    >
                      {t('change')}
                    </Button>
                    {set && (
                      <Button
                        look="quiet"
                        isPending={busy}
                        aria-label={t('try_it', { name: type })}
                        onPress={() =>
                          act(async () => {
                            await call('POST', `/settings/callbacks/${type}/test`);
                            tell(t('took_trial', { name: type }));
                          })
                        }
                      >
                        {t('try')}
                      </Button>
                    )}
                    {set && (
                      <Button
                        look="quiet"
                        isPending={busy}
                        onPress={() => want('PUT', `/callbacks/${type}`, { active: !set.active })}
                      >
                        {set.active ? t('pause') : t('resume')}
                      </Button>
                    )}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </Table>
      <Dialog title={editing} open={!!editing} onClose={() => setEditing('')}>
        <form noValidate onSubmit={submit}>
          {refused && !faultOf(refused, 'url') && <Problems problem={refused} />}
          <TextField
            label={t('address_to')}
            hint={t('address_to_hint')}
            type="url"
            value={url}
            onChange={setUrl}
            problem={faultOf(refused, 'url')}
            required
            autoFocus
          />
          <Button type="submit" look="primary" isPending={busy}>
            {t('try_and_keep')}
          </Button>
        </form>
      </Dialog>
    </Panel>
  );
}

function Keys() {
  const { t, word, when } = useWords();
  const { data, problem, reload } = useLoad<
    { id: string; environment: string; ends_with: string; created: string; revoked: string | null }[]
  >('/settings/keys');
  const { busy, problem: refused, want, told } = useWant(reload);
  const [revoking, setRevoking] = useState('');
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  return (
    <Panel
      title={t('keys')}
      aside={
        <span className="tools">
          {(['DEVELOPMENT', 'LIVE'] as const).map((environment) => (
            <Button key={environment} isPending={busy} onPress={() => want('POST', '/keys', { environment })}>
              {t('new_key', { environment: word('environment', environment) })}
            </Button>
          ))}
        </span>
      }
    >
      {told}
      <Problems problem={refused} />
      <Table label={t('keys')} head={[t('environment'), t('ends_with'), t('made'), t('state'), t('do')]}>
        {data.map((key) => (
          <tr key={key.id}>
            <th scope="row">{word('environment', key.environment)}</th>
            <td>
              <code>…{key.ends_with}</code>
            </td>
            <td>{when(key.created)}</td>
            <td>
              <Mark tone={key.revoked ? 'none' : 'good'}>{key.revoked ? t('revoked') : t('active')}</Mark>
            </td>
            <td>
              {!key.revoked && (
                <Button look="quiet" onPress={() => setRevoking(key.id)}>
                  {t('revoke')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <Dialog title={t('revoke_title')} open={!!revoking} onClose={() => setRevoking('')}>
        <p>{t('revoke_why')}</p>
        <Button
          look="danger"
          isPending={busy}
          onPress={() => want('POST', `/keys/${revoking}/revoke`, {}, () => setRevoking(''))}
        >
          {t('revoke')}
        </Button>
      </Dialog>
    </Panel>
  );
}

interface Member {
  id: string;
  email: string;
  name: string;
  role: string;
  invited: boolean;
  disabled: boolean;
  last_seen: string | null;
}

function People() {
  const { t, word, when } = useWords();
  const { me } = useSession();
  const { data, problem, reload } = useLoad<Member[]>('/settings/people');
  const { busy, problem: refused, want, told } = useWant(reload);
  const [inviting, setInviting] = useState(false);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState('ANALYST');
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  const roles = ROLES.map((id) => ({ id, text: word('role', id) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void want('POST', '/people', { email, name, role }, () => {
      setInviting(false);
      setEmail('');
      setName('');
    });
  };
  return (
    <Panel
      title={t('people')}
      aside={
        <Button look="primary" onPress={() => setInviting(true)}>
          {t('invite')}
        </Button>
      }
    >
      {told}
      {!inviting && <Problems problem={refused} />}
      <Table label={t('people')} head={[t('name'), t('email'), t('role_label'), t('last_seen'), t('do')]}>
        {data.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <bdi>{person.name}</bdi>{' '}
              {person.disabled ? (
                <Mark tone="bad">{t('shut_out')}</Mark>
              ) : (
                person.invited && <Mark tone="warn">{t('invited')}</Mark>
              )}
            </th>
            <td>{person.email}</td>
            <td>
              <Select
                label={t('role_of', { name: person.name })}
                hideLabel
                value={person.role}
                options={roles}
                onChange={(wanted) => want('POST', `/people/${person.id}`, { do: 'ROLE', role: wanted })}
              />
            </td>
            <td>{person.last_seen ? when(person.last_seen) : <None />}</td>
            <td>
              <span className="tools">
                <Button look="quiet" isPending={busy} onPress={() => want('POST', `/people/${person.id}`, { do: 'INVITE_AGAIN' })}>
                  {t('invite_again')}
                </Button>
                {person.id !== me.id && (
                  <Button
                    look="quiet"
                    isPending={busy}
                    onPress={() => want('POST', `/people/${person.id}`, { do: person.disabled ? 'ENABLE' : 'DISABLE' })}
                  >
                    {person.disabled ? t('let_in') : t('shut')}
                  </Button>
                )}
              </span>
            </td>
          </tr>
        ))}
      </Table>
      <Dialog title={t('invite')} open={inviting} onClose={() => setInviting(false)}>
        <form noValidate onSubmit={submit}>
          {refused && !refused.fields.length && <Problems problem={refused} />}
          <TextField label={t('name')} value={name} onChange={setName} problem={faultOf(refused, 'name')} required autoFocus />
          <TextField label={t('email')} type="email" value={email} onChange={setEmail} problem={faultOf(refused, 'email')} required />
          <Select label={t('role_label')} value={role} options={roles} onChange={setRole} />
          <p className="hint">{word('role_hint', role)}</p>
          <Button type="submit" look="primary" isPending={busy}>
            {t('make_link')}
          </Button>
        </form>
      </Dialog>
    </Panel>
  );
}

function Policy() {
  const { t, word } = useWords();
  const { me, set } = useSession();
  const may = useMay('ADMIN');
  const [actions, setActions] = useState<string[]>(me.second_person);
  const { busy, problem, want, told } = useWant(async () => set(await call<Me>('GET', '/me')));
  return (
    <Panel title={t('second_person')}>
      {told}
      <p>{t('second_person_lead')}</p>
      <Problems problem={problem} />
      {ACTIONS.map((action) => (
        <Toggle
          key={action}
          className="toggle"
          isDisabled={!may}
          isSelected={actions.includes(action)}
          onChange={(on) => setActions(on ? [...actions, action] : actions.filter((one) => one !== action))}
        >
          <span className="track" aria-hidden="true" />
          {word('action', action)}
        </Toggle>
      ))}
      {may && (
        <Button look="primary" isPending={busy} onPress={() => want('PUT', '/policy', { actions })}>
          {t('keep')}
        </Button>
      )}
    </Panel>
  );
}

interface ListStatus {
  excerpt: boolean;
  listings: number;
  publishers: string[];
  installed: { list: string; version: string; listings: number; retrieved: string }[];
  updating: boolean;
  updated: string | null;
  problems: string[];
}

function Lists() {
  const { t, when, number } = useWords();
  const { data, problem, reload } = useLoad<ListStatus>('/settings/lists');
  const may = useMay('ADMIN');
  const { busy, problem: refused, act } = useAct();
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  return (
    <Panel
      title={t('lists')}
      aside={
        may && (
          <Button
            isPending={busy || data.updating}
            onPress={() =>
              act(async () => {
                await call('POST', '/settings/lists/update');
                reload();
              })
            }
          >
            {data.updating ? t('updating') : t('update_now')}
          </Button>
        )
      }
    >
      <Problems problem={refused} />
      {data.excerpt ? (
        <p>
          <Mark tone="warn">{t('excerpt')}</Mark> {t('excerpt_why', { count: number(data.listings) })}
        </p>
      ) : (
        <Table label={t('lists')} head={[t('list'), t('version'), t('listings_head'), t('fetched')]}>
          {data.installed.map((list) => (
            <tr key={list.list}>
              <th scope="row">{list.list}</th>
              <td>
                <code>{list.version}</code>
              </td>
              <td>{number(list.listings)}</td>
              <td>{when(list.retrieved)}</td>
            </tr>
          ))}
        </Table>
      )}
      {data.problems.length > 0 && (
        <ul className="problems">
          {data.problems.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {data.updated && <p className="hint">{t('fetched_last', { time: when(data.updated) })}</p>}
    </Panel>
  );
}

interface SourceStatus {
  id: string;
  /** Whether exchanges are written down that can be replayed. */
  tries: boolean;
  owner: string;
  type: string;
  countries: string;
  answers: string[];
  asked: number;
  mean_millis: number | null;
  statuses: Record<string, number>;
  cost: Record<string, number>;
  last: string | null;
  failed: string | null;
}

function Sources() {
  const { t, number, when } = useWords();
  const { data, problem, reload } = useLoad<SourceStatus[]>('/settings/sources');
  const may = useMay('ADMIN');
  const { busy, problem: refused, act } = useAct();
  const [notice, tell] = useNotice();
  const [faults, setFaults] = useState<string[]>([]);
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  const test = (source: SourceStatus) =>
    act(async () => {
      const tried = await call<{ faults: string[] }>('POST', `/settings/sources/${source.id}/test`);
      setFaults(tried.faults);
      if (!tried.faults.length) tell(t('as_written', { name: source.owner }));
    });
  return (
    <Panel title={t('sources')}>
      {notice}
      <Problems problem={refused} />
      {!!faults.length && (
        <ul role="alert" className="problems">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <p className="hint">{t('sources_hint')}</p>
      <Table
        label={t('sources')}
        head={[t('source'), t('answers'), t('asked'), t('took'), t('cost'), t('last_failure')]}
      >
        {data.map((source) => (
          <tr key={source.id}>
            <th scope="row">
              {source.owner}
              <br />
              <code>{source.id}</code>
              {may && source.tries && (
                <Button
                  look="quiet"
                  isPending={busy}
                  aria-label={t('try_it', { name: source.owner })}
                  onPress={() => test(source)}
                >
                  {t('try')}
                </Button>
              )}
            </th>
            <td>{source.answers.length ? source.answers.join(', ') : t('nothing_here')}</td>
            <td>
              {number(source.asked)}
              <small>
                {Object.entries(source.statuses).map(([status, many]) => ` ${status} ${many}`)}
              </small>
            </td>
            <td>{source.mean_millis === null ? <None /> : `${number(source.mean_millis)} ms`}</td>
            <td>
              {Object.entries(source.cost).map(([currency, cost]) => `${number(cost)} ${currency}`).join(', ') || <None />}
            </td>
            <td>{source.failed ? <Mark tone="warn">{when(source.failed)}</Mark> : <None />}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Sandbox() {
  const { t } = useWords();
  const { data, problem, reload } = useLoad<Members>('/settings/sandbox');
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  return (
    <Panel title={t('sandbox')}>
      <p className="hint">{t('sandbox_hint')}</p>
      {Object.entries(data).map(([name, personas]) => (
        <details key={name}>
          <summary>{name}</summary>
          <Value value={personas} />
        </details>
      ))}
    </Panel>
  );
}

function Retention() {
  const { t } = useWords();
  const { data, problem, reload } = useLoad<Members>('/settings/retention');
  if (!data) return <Pending problem={problem} onRetry={reload} />;
  return (
    <Panel title={t('retention')}>
      <p className="hint">{t('retention_hint')}</p>
      <MemberList members={data} />
    </Panel>
  );
}

const PAGES: [string, Key, boolean][] = [
  ['search', 'search_settings', false],
  ['templates', 'templates_workflows', false],
  ['callbacks', 'callbacks', false],
  ['keys', 'keys', true],
  ['people', 'people', true],
  ['policy', 'second_person', false],
  ['lists', 'lists', false],
  ['sources', 'sources', false],
  ['sandbox', 'sandbox', false],
  ['retention', 'retention', false],
];

export default function Settings({ page, setting }: { page: string; setting?: string }) {
  const { t } = useWords();
  const isAdmin = useMay('ADMIN');
  const shown: Record<string, () => ReactNode> = {
    search: () => <Search setting={setting} />,
    templates: () => <Templates />,
    callbacks: () => <Callbacks />,
    keys: () => <Keys />,
    people: () => <People />,
    policy: () => <Policy />,
    lists: () => <Lists />,
    sources: () => <Sources />,
    sandbox: () => <Sandbox />,
    retention: () => <Retention />,
  };
  return (
    <Screen title={t('settings')}>
      <div className="settings">
        <nav aria-label={t('settings')}>
          <ul>
            {PAGES.filter(([, , adminOnly]) => isAdmin || !adminOnly).map(([to, text]) => (
              <li key={to}>
                <Link href={`/settings/${to}`} aria-current={page === to ? 'page' : undefined}>
                  {t(text)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div>{shown[page]?.() ?? <Empty title={t('not_there')} />}</div>
      </div>
    </Screen>
  );
}
