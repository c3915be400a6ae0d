/** Ids, days or words of a closed list as PostgreSQL writes an array; none of them needs quotes. To be cast: `${arrayOf(ids)}::uuid[]`. */
export const arrayOf = (values: readonly string[]) => `{${values.join(',')}}`;
