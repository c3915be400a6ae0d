import { formatDay } from '../../core/dates';
import type { Elsewhere } from '../../core/other-zone';

/** Said beside a time on a phone that is in another time zone. */
export const danishTime = ({ danish, there }: Elsewhere) =>
	`Tiden er dansk tid. Når klokken er ${danish.clock} i Danmark, er den ${there.clock}, hvor du er${danish.day === there.day ? '' : `, ${formatDay(there.day)}`}.`;
