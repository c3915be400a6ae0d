import { createHash } from 'node:crypto';
import { agreementText } from '../../document/aftale';
import type { MoedeFacts } from '../../document/facts';
import { outcomeBlocks } from '../../document/moede';

/** Whether anything was agreed in a meeting, so that there is something to say yes to. */
export const isAnythingAgreed = (facts: MoedeFacts): boolean => outcomeBlocks(facts, 'borger').length > 0;

/** What tells whether what was agreed is still the same: SHA-256, hex. */
export const agreedSha = (facts: MoedeFacts): string => createHash('sha256').update(agreementText(facts)).digest('hex');
