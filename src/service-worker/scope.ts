/** The worker's own global; TypeScript believes it is a window. */
export const sw = globalThis as unknown as ServiceWorkerGlobalScope;
