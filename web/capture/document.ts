import { h } from '../parts/dom';
import { t, type Key } from '../parts/texts';
import { actions, button, show } from './screen';
import type { State } from './server';

const DOCUMENTS: [string, Key][] = [
  ['PASSPORT', 'document.passport'],
  ['ID_CARD', 'document.card'],
  ['DRIVING_LICENSE', 'document.licence'],
];

/** ISO 3166-1, without the codes that name no country people hold documents of. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

function countries(locale: string): [string, string][] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return COUNTRIES.map((code): [string, string] => [code, names.of(code) ?? code]).sort((a, b) =>
    a[1].localeCompare(b[1], locale),
  );
}

/** Which document it is and who issued it, in the reader's own words and order. */
export function chooseDocument(
  state: State,
  choose: (document: string, country: string) => void,
): void {
  const region = new Intl.Locale(navigator.language).region;
  const likely = state.country ?? (state.locale.split('-')[1] || region) ?? '';
  const country = h(
    'select',
    { id: 'country', autocomplete: 'country', required: true },
    !COUNTRIES.includes(likely) && h('option', { value: '', selected: true }),
    ...countries(state.locale).map(([code, name]) =>
      h('option', { value: code, selected: code === likely }, name),
    ),
  );
  const choices = DOCUMENTS.map(([value, key], i) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'radio', name: 'document', value, checked: i === 0 }),
      h('span', {}, t(key)),
    ),
  );
  show(
    t('document.title'),
    h('label', { for: 'country' }, t('document.country')),
    country,
    h('fieldset', {}, h('legend', { class: 'unseen' }, t('document.title')), ...choices),
    actions(
      button(
        'continue',
        () => {
          if (!country.reportValidity()) return;
          const chosen = document.querySelector<HTMLInputElement>('input[name=document]:checked');
          choose(chosen?.value ?? 'PASSPORT', country.value);
        },
        true,
      ),
    ),
  );
}
