/**
 * The cast of the demo municipality (Solbjerg Kommune): the same people in the demo, the tests and the screenshots.
 * All are made up. What the portal learns about them comes from here only by way of the demo identity provider.
 */
export type PersonaKind = 'borger' | 'medarbejder';

export type Persona = {
	/** Stable short name, e.g. `viktor`; the value of `data-persona`. */
	key: string;
	kind: PersonaKind;
	name: string;
	/** One Danish sentence: who this is and what to try as them. */
	line: string;
	/** The `sub` of the id token: opaque, stable from start to start, not derived from the CPR number. */
	subject: string;
	/** What the identity provider says about the person, beside `sub`. */
	claims: Record<string, unknown>;
};

/** NSIS "Betydelig", the lowest level that the portal lets in. */
const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial';

/**
 * CPR numbers: the test series in which 60 is added to the day of birth, so days run from 61 to 91 and no number can be
 * one that the CPR register has given to a birth date. The seventh digit tells the century and the last one the sex, as
 * in a real number, and the check digit (modulus 11) is calculated with the 60 included: the numbers pass a strict check.
 */
function borger(person: { key: string; name: string; cpr: string; subject: string; line: string }): Persona {
	const { key, name, cpr, subject, line } = person;
	return { key, kind: 'borger', name, line, subject, claims: { name, cpr, loa: substantial } };
}

function medarbejder(person: { key: string; name: string; subject: string; line: string }): Persona {
	const { key, name, subject, line } = person;
	return { key, kind: 'medarbejder', name, line, subject, claims: { name, employee_id: key, loa: substantial } };
}

/** Everybody one can log in as, borgere first, in the order in which the demo identity provider lists them. */
export const personas: Persona[] = [
	borger({
		key: 'viktor',
		name: 'Viktor Holm',
		cpr: '7403074149',
		subject: 'b4e1d636-3cd9-4177-896b-fd89d98f46cd',
		line: '19 år og ramt af en depression: Sig, hvordan det går, og se, hvem der holder trådene.'
	}),
	borger({
		key: 'kasper',
		name: 'Kasper Lund',
		cpr: '8205991183',
		subject: 'f38c2d6f-515c-46bd-a113-fc69db6af720',
		line: '27 år med ADHD og et alkoholproblem: Gør dig klar til det næste møde.'
	}),
	borger({
		key: 'michelle',
		name: 'Michelle Krogh',
		cpr: '6908952438',
		subject: 'e10b1bd1-81a1-4cd1-91b2-b1a1db8aff5c',
		line: '31 år og mor, med både jobcenter og familiecenter: Se, hvad du gør, og hvad kommunen gør.'
	}),
	borger({
		key: 'nanna',
		name: 'Nanna Friis',
		cpr: '7702044558',
		subject: '2a9a8880-9c73-4d8e-b733-94a570a2ff96',
		line: '22 år og på vej mod en uddannelse: Find den aftale, som kommunen er bagud med.'
	}),
	borger({
		key: 'laura',
		name: 'Laura Sørensen',
		cpr: '6306901298',
		subject: 'ee150a33-833f-4558-90e5-b277001e4575',
		line: '36 år, mor i familien Sørensen: Læs din egen plan, og se, hvem der må se hvad på dit team.'
	}),
	borger({
		key: 'emil',
		name: 'Emil Sørensen',
		cpr: '8810882337',
		subject: '9fa22bb4-3e4a-4c0f-841f-94588068b0e4',
		line: '38 år, far i familien Sørensen: Læs din egen plan, og se, hvem der holder trådene.'
	}),
	borger({
		key: 'yusuf',
		name: 'Yusuf Demir',
		cpr: '7901741489',
		subject: '9662b21d-b062-4e59-9abd-96ddcfcaee3b',
		line: '52 år og uden arbejde i mange år: Se planen, og hvad I aftalte på mødet.'
	}),
	medarbejder({
		key: 'tove',
		name: 'Tove Madsen',
		subject: '18e3ab91-e39f-4115-b1de-3094434871d1',
		line: 'Tovholder i Beskæftigelse: Se, hvem der har brug for dig i dag, og læs, hvad Viktor skrev.'
	}),
	medarbejder({
		key: 'signe',
		name: 'Signe Bach',
		subject: '87ab13d6-71cf-4bd3-bf0a-7faaeb84729c',
		line: 'Fagperson i Social, på Viktors team: Giv din vurdering, før du ser hans svar.'
	}),
	medarbejder({
		key: 'farid',
		name: 'Farid Nasser',
		subject: '9def220f-4ef4-4fed-b3e5-437b77b15998',
		line: 'Fagperson i Sundhed, på Viktors team uden adgangsgrundlag: Se, hvor lidt du må se.'
	}),
	medarbejder({
		key: 'mette',
		name: 'Mette Juhl',
		subject: '552e2bc1-7aa3-4204-b6ee-5c95e8af09cc',
		line: 'Tovholder i Familie: Følg de familier, du er på team med.'
	}),
	medarbejder({
		key: 'frida',
		name: 'Frida Lind',
		subject: '6041f46c-887a-43eb-b68e-951337d5faac',
		line: 'Fagperson, som ikke er på nogens team: Listen er tom, men hun kan starte en plan ud fra et CPR-nummer.'
	}),
	medarbejder({
		key: 'karin',
		name: 'Karin Storm',
		subject: 'de410497-d705-4cd4-be19-4b9fb75923ce',
		line: 'Fordeler: Start en plan, og udpeg en tovholder, uden at se, hvad der står i planen.'
	}),
	medarbejder({
		key: 'ingrid',
		name: 'Ingrid Toft',
		subject: '3c1f7f0e-52a4-4d0b-9d1c-6f5c2f0a7e41',
		line: 'Fagperson og fordeler: Vælg, hvem du er her som, og skift rolle oppe ved navnet.'
	}),
	medarbejder({
		key: 'lars',
		name: 'Lars Dahl',
		subject: 'e446f6ed-3d50-4a87-950c-83fc2d8c691b',
		line: 'Leder i Beskæftigelse: Se, hvordan det går for mange, uden at se nogen enkelt.'
	}),
	medarbejder({
		key: 'anna',
		name: 'Anna Vester',
		subject: 'f7e232b2-15ff-4aef-b725-5c766554c9a8',
		line: 'Administrator: Ret enheder, konti, linealer og kommunens egne ord, og se, hvem der har ændret hvad.'
	}),
	medarbejder({
		key: 'dorte',
		name: 'Dorte Krag',
		subject: '0bd0b373-2ceb-4826-bf57-e0c505d4bedc',
		line: 'Databeskyttelsesrådgiver: Se, hvem der har set hvad, uden at se, hvad der står i planerne.'
	})
];
