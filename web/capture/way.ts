import { t } from '../parts/texts';
import { actions, button, show } from './screen';

export type Way = 'phone' | 'camera' | 'upload';

/** By phone first: its camera is the best one at hand. */
export function chooseWay(choose: (way: Way) => void): void {
  show(
    t('way.title'),
    actions(
      button('way.phone', () => choose('phone'), true),
      button('way.camera', () => choose('camera')),
      button('way.upload', () => choose('upload')),
    ),
  );
}
