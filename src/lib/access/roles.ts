/** A person in two roles acts in one at a time. `fagperson` includes tovholder and stedfortraeder: that is decided per borger. */
export type Role = 'borger' | 'fagperson' | 'fordeler' | 'leder' | 'admin' | 'dpo';

/** Where each role starts; null while there is no page for it. */
export const startPage: Record<Role, '/hjem' | '/borgere' | '/fordeling' | '/admin' | '/revision' | null> = {
	borger: '/hjem',
	fagperson: '/borgere',
	fordeler: '/fordeling',
	leder: null,
	admin: '/admin',
	dpo: '/revision'
};
