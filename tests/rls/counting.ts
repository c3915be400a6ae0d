/** The functions that count for the leders, and the trigger that draws their tree; counting.test.ts asks of each condition what it is for. */
export const counting = [
	...['plan_places', 'points', 'mark_quarters', 'counting_quarter', 'quarter_sums', 'quarter_plans', 'follow_quarter'],
	...['quarter_groups', 'move_members', 'promises', 'count_operations', 'draw_units']
];
