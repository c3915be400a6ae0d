import { closeQuarters } from '../statistik/close';
import type { Job } from './boss';

/** Every night, and after an import: closes each quarter that has ended and is not closed yet, in order. */
export const closing = ({ id, finish }: Job): Promise<void> => closeQuarters({ requestId: id, finish });
