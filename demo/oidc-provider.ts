/**
 * The parts of oidc-provider that the demo identity provider uses, from its inner files and with its own types.
 *
 * Why not its front door: that file prints a warning on Node 20, where all we use works (the tests say so), and it does
 * not hand out the in-memory store, which as a default prints another. The version is pinned exactly in package.json.
 */
import type {
	AdapterFactory,
	errors as publicErrors,
	interactionPolicy,
	Provider as PublicProvider
} from 'oidc-provider';
// @ts-expect-error types exist for the package's front door only
import { createMemoryAdapter as createAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
// @ts-expect-error types exist for the package's front door only
import * as errors from 'oidc-provider/lib/helpers/errors.js';
// @ts-expect-error types exist for the package's front door only
import * as policy from 'oidc-provider/lib/helpers/interaction_policy/index.js';
// @ts-expect-error types exist for the package's front door only
import { Provider as UntypedProvider } from 'oidc-provider/lib/provider.js';

// oidc-provider calls URL.parse, which the first releases of Node 20 do not have.
URL.parse ??= (url: string | URL, base?: string | URL) => (URL.canParse(url, base) ? new URL(url, base) : null);

export const Provider: typeof PublicProvider = UntypedProvider;
/** Makes a store that lives and dies with one provider; holds at most 1,000 entries. */
export const createMemoryAdapter: (clockToleranceSeconds?: number) => AdapterFactory = createAdapter;
export const { SessionNotFound, OIDCProviderError }: typeof publicErrors = errors;
export const { base: basePolicy, Check }: typeof interactionPolicy = policy;
