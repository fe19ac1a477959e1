import { useState } from 'react';
import { useWords } from '../app/i18n';
import { Button, Dialog } from '../parts/parts';

/** A key or a link that is shown this once. */
export function Once({ shown, onClose }: { shown: Record<string, string>; onClose: () => void }) {
  const { t, word } = useWords();
  const [copied, setCopied] = useState('');
  const entries = Object.entries(shown);
  return (
    <Dialog title={t('shown_once')} open={entries.length > 0} onClose={onClose}>
      <p>{t('shown_once_why')}</p>
      {entries.map(([name, value]) => (
        <div key={name} className="once">
          <p className="hint">{word('shown', name)}</p>
          <code>{value}</code>
          <Button
            onPress={async () => {
              await navigator.clipboard.writeText(value);
              setCopied(name);
            }}
          >
            {copied === name ? t('copied') : t('copy')}
          </Button>
        </div>
      ))}
    </Dialog>
  );
}
