import { StrictMode, useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { Router } from 'wouter';
import { call, onSignedOut, Problem } from './app/api';
import { keepLocale, LOCALES, preferredLocale, type Texts, wordsOf, WordsContext } from './app/i18n';
import { goBack, type Me, type Session, SessionContext } from './app/session';
import { startTheme } from './app/theme';
import { Frame } from './app/frame';
import { SignIn } from './screens/sign-in';
import { Welcome } from './screens/welcome';

const SHORTCUTS = 'bonafide.shortcuts';

function App() {
  const [locale, setLocale] = useState(preferredLocale);
  const [texts, setTexts] = useState<Texts>();
  const [me, setMe] = useState<Me | null>();
  const [shortcuts, setShortcuts] = useState(localStorage.getItem(SHORTCUTS) !== 'off');

  useEffect(() => {
    LOCALES[locale]?.load().then((loaded) => {
      document.documentElement.lang = locale;
      document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
      setTexts(loaded.default);
    });
  }, [locale]);

  useEffect(() => {
    onSignedOut(() => setMe(null));
    call<Me>('GET', '/me').then(
      (known) => {
        goBack();
        setMe(known);
      },
      (problem: Problem) => {
        if (problem.status !== 401) setMe(null);
      },
    );
  }, []);

  const words = useMemo(() => texts && wordsOf(locale, texts), [locale, texts]);
  const leave = useCallback(async () => {
    await call('DELETE', '/session');
    setMe(null);
  }, []);
  const session = useMemo<Session | null>(
    () =>
      me
        ? {
            me,
            set: setMe,
            leave,
            shortcuts,
            setShortcuts: (on) => {
              localStorage.setItem(SHORTCUTS, on ? 'on' : 'off');
              setShortcuts(on);
            },
            locale,
            setLocale: (wanted) => {
              keepLocale(wanted);
              setLocale(wanted);
            },
          }
        : null,
    [me, leave, shortcuts, locale],
  );
  if (!words || me === undefined) return null;
  const isWelcome = location.pathname === '/compliance/welcome';
  return (
    <WordsContext value={words}>
      <I18nProvider locale={locale}>
        <Router base="/compliance">
          {isWelcome && !session ? (
            <Welcome onIn={setMe} />
          ) : session ? (
            <SessionContext value={session}>
              <Frame />
            </SessionContext>
          ) : (
            <SignIn onIn={setMe} locale={locale} setLocale={setLocale} />
          )}
        </Router>
      </I18nProvider>
    </WordsContext>
  );
}

startTheme();
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
