import type { Document, Making } from './document';
import type { MoedeFacts } from './facts';
import { aflysningDocument, indkaldelseDocument } from './indkaldelse';
import { moedeDocument } from './moede';

const builders = { planned: indkaldelseDocument, held: moedeDocument, cancelled: aflysningDocument };

/** The paper of a meeting as it stands: the summons of one to come, what was agreed in one that was held, or that it is cancelled. */
export const paperOf = (facts: MoedeFacts, making: Making): Document => builders[facts.state](facts, making);
