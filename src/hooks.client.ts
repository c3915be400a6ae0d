import type { ClientInit } from '@sveltejs/kit';
import { rememberBefore } from '$lib/ui/before-script';

/** Runs before the page is taken over. */
export const init: ClientInit = rememberBefore;
