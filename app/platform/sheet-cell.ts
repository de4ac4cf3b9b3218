/** What a cell holds. Date cells arrive as `YYYY-MM-DD`, formulas as their last result, error values such as `#N/A` as text. */
export type Cell = string | number | boolean | null;
