import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: './src/lib/server/db/schema',
	out: './drizzle',
	casing: 'snake_case'
});
