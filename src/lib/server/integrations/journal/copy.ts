import { refused, type Target } from './target';

/**
 * What a person carries over: the text stands ready on the page of the item, and nothing leaves the portal. It has been received when
 * somebody says so.
 */
export const copyTarget: Target = {
	send: async ({ text }) => (text.trim() === '' ? refused('no_content') : { state: 'sent', reference: null })
};
