/** A person in two roles acts in one at a time. `fagperson` includes tovholder and stedfortraeder: that is decided per borger. */
export type Role = 'borger' | 'fagperson' | 'fordeler' | 'leder' | 'admin' | 'dpo';

/** Where each role starts. */
export const startPage: Record<Role, '/hjem' | '/borgere' | '/fordeling' | '/overblik' | '/admin' | '/revision'> = {
	borger: '/hjem',
	fagperson: '/borgere',
	fordeler: '/fordeling',
	leder: '/overblik',
	admin: '/admin',
	dpo: '/revision'
};
