/** An iPhone or iPad, whose browser makes no offer. An iPad says that it is a Mac; a Mac has no glass to touch. */
export const isIos = ({ userAgent, touch }: { userAgent: string; touch: boolean }): boolean =>
	/iPhone|iPad|iPod/.test(userAgent) || (touch && userAgent.includes('Macintosh'));
