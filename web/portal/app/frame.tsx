import { lazy, Suspense, useEffect, useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Switch as Toggle } from 'react-aria-components';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { Button, Dialog, Pending, Screen } from '../parts/parts';
import { call } from './api';
import { LOCALES, useWords } from './i18n';
import { useKeys } from './keys';
import { Passkeys } from './passkey-dialog';
import { type Me, useMay, useSession } from './session';
import { setTheme, theme, THEMES } from './theme';

const Home = lazy(() => import('../screens/home'));
const Transactions = lazy(() => import('../screens/transactions'));
const Case = lazy(() => import('../screens/case'));
const Queue = lazy(() => import('../screens/queue'));
const Approvals = lazy(() => import('../screens/approvals'));
const Audit = lazy(() => import('../screens/audit'));
const Settings = lazy(() => import('../screens/settings'));
const Developer = lazy(() => import('../screens/developer'));

function Places() {
  const { t } = useWords();
  const [at] = useLocation();
  const mayAudit = useMay('APPROVER');
  const places = [
    { to: '/', text: t('home') },
    { to: '/audit', text: t('queue') },
    { to: '/transactions', text: t('transactions') },
    { to: '/approvals', text: t('approvals') },
    ...(mayAudit ? [{ to: '/log', text: t('audit_log') }] : []),
    { to: '/settings', text: t('settings') },
    { to: '/developer', text: t('developer') },
  ];
  const place = at.replace(/^\/(idv|addresses)\//, '/audit/');
  const isHere = (to: string) => (to === '/' ? at === '/' : place === to || place.startsWith(`${to}/`));
  return (
    <ul>
      {places.map(({ to, text }) => (
        <li key={to}>
          <Link href={to} aria-current={isHere(to) ? 'page' : undefined}>
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function PersonMenu({ onKeys, onPasskeys }: { onKeys: () => void; onPasskeys: () => void }) {
  const { t } = useWords();
  const session = useSession();
  const [look, setLook] = useState(theme());
  return (
    <MenuTrigger>
      <Button look="quiet" className="person">
        <span className="avatar" aria-hidden="true">
          {session.me.name.slice(0, 1)}
        </span>
        <span className="name" aria-hidden="true">
          {session.me.name}
        </span>
        <span className="unseen">{t('your_menu', { name: session.me.name })}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="options">
          <MenuSection className="group">
            <Header>{t('appearance')}</Header>
            {THEMES.map((one) => (
              <MenuItem
                key={one}
                className="option"
                onAction={() => {
                  setTheme(one);
                  setLook(one);
                }}
              >
                {look === one ? '● ' : '○ '}
                {t(`theme_${one}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection className="group">
            <Header>{t('language')}</Header>
            {Object.entries(LOCALES).map(([locale, { name }]) => (
              <MenuItem key={locale} className="option" onAction={() => session.setLocale(locale)}>
                <span lang={locale}>
                  {session.locale === locale ? '● ' : '○ '}
                  {name}
                </span>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection className="group">
            <Header>{session.me.email}</Header>
            <MenuItem className="option" onAction={onPasskeys}>
              {t('passkeys')}
            </MenuItem>
            <MenuItem className="option" onAction={onKeys}>
              {t('keyboard')}
            </MenuItem>
            <MenuItem className="option" onAction={session.leave}>
              {t('sign_out')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function EnvironmentSwitch() {
  const { t } = useWords();
  const { me, set } = useSession();
  const isLive = me.environment === 'LIVE';
  return (
    <Button
      look="quiet"
      className="environment"
      onPress={async () => {
        const environment = isLive ? 'DEVELOPMENT' : 'LIVE';
        set(await call<Me>('PUT', '/me/environment', { environment }));
      }}
    >
      {isLive ? t('to_sandbox') : t('to_live')}
    </Button>
  );
}

function Keys({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { shortcuts, setShortcuts } = useSession();
  const keys: [string, string][] = [
    ['n', t('key_next')],
    ['g', t('key_list')],
    ['/', t('key_search')],
    ['j / k', t('key_hits')],
    ['x', t('key_mark')],
    ['d', t('key_dismiss')],
    ['c', t('key_confirm')],
    ['a', t('key_accept')],
    ['r', t('key_reject')],
    ['?', t('key_help')],
  ];
  return (
    <Dialog title={t('keyboard')} open={open} onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Toggle isSelected={shortcuts} onChange={setShortcuts} className="toggle">
        <span className="track" aria-hidden="true" />
        {t('keys_on')}
      </Toggle>
    </Dialog>
  );
}

export function Frame() {
  const { t } = useWords();
  const { me } = useSession();
  const [at, go] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [keys, showKeys] = useState(false);
  const [passkeys, showPasskeys] = useState(false);
  useEffect(() => setOpen(false), [at]);
  useKeys({
    '?': () => showKeys(true),
    g: () => go('/transactions'),
    '/': () => go('/transactions?search'),
    n: async () => {
      const { id } = await call<{ id: string | null }>('POST', '/queue/next', {});
      go(id ? `/transactions/${id}` : '/audit');
    },
  });
  return (
    <div className={`frame ${me.environment === 'DEVELOPMENT' ? 'sandbox' : ''}`}>
      <a href="#main" className="skip">
        {t('skip')}
      </a>
      {me.environment === 'DEVELOPMENT' && (
        <aside className="banner" aria-label={t('sandbox')}>
          {t('sandbox_banner')}
        </aside>
      )}
      <header className="top">
        <Button
          look="quiet"
          className="burger"
          aria-expanded={isOpen}
          aria-label={t('menu')}
          onPress={() => setOpen(!isOpen)}
        >
          ☰
        </Button>
        <Link href="/" className="brand">
          Bonafide
        </Link>
        <span className="client">{me.client}</span>
        <EnvironmentSwitch />
        <PersonMenu onKeys={() => showKeys(true)} onPasskeys={() => showPasskeys(true)} />
      </header>
      <nav className={isOpen ? 'open' : ''} aria-label={t('places')}>
        <Places />
      </nav>
      <main id="main" key={me.environment}>
        <Suspense fallback={<Pending problem={undefined} />}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/welcome">
              <Redirect to="/" />
            </Route>
            <Route path="/transactions" component={Transactions} />
            <Route path="/transactions/:id">{({ id }) => <Case id={id} />}</Route>
            <Route path="/audit" component={Queue} />
            <Route path="/audit/:number">{(p) => <Case kind="audit" number={p.number} />}</Route>
            <Route path="/addresses/:number">
              {(p) => <Case kind="addresses" number={p.number} />}
            </Route>
            <Route path="/idv/:number">{(p) => <Case kind="idv" number={p.number} />}</Route>
            <Route path="/approvals" component={Approvals} />
            <Route path="/log" component={Audit} />
            <Route path="/settings/search-settings/detail/:setting">
              {(p) => <Settings page="search" setting={p.setting} />}
            </Route>
            <Route path="/settings/:page">{(p) => <Settings page={p.page} />}</Route>
            <Route path="/settings">
              <Settings page="search" />
            </Route>
            <Route path="/developer" component={Developer} />
            <Route>
              <Screen title={t('not_there')}>
                <Link href="/">{t('home')}</Link>
              </Screen>
            </Route>
          </Switch>
        </Suspense>
      </main>
      {passkeys && <Passkeys onClose={() => showPasskeys(false)} />}
      <Keys open={keys} onClose={() => showKeys(false)} />
    </div>
  );
}
