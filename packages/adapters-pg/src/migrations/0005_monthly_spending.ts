/**
 * What is spent is also added up by month, so that what is asked of a year, or of all years, does not read every day.
 * A program of before knows only the cells of days: none may record any more when this one has run, or what it records is
 * missing from the months. Reversing it loses nothing; doing it again adds everything up anew.
 */
import { type Migration, statements } from "./Migration.ts"

// Its rows are few and often changed: room in each page, and no index on what changes, keep the changes where the row is.
const monthlySpending = `
create table monthly_spending (
  book_id uuid not null,
  month date not null check (extract(day from month) = 1),
  category_id uuid not null,
  total bigint not null,
  count integer not null,
  primary key (book_id, month, category_id),
  constraint monthly_spending_category_fk
    foreign key (book_id, category_id) references categories (book_id, id) on delete cascade
) with (fillfactor = 70)`

export const addUpMonths: Migration = {
  id: 5,
  name: "monthly_spending",
  up: statements(
    // Who records meanwhile waits, and then adds to both.
    "lock table daily_spending in exclusive mode",
    monthlySpending,
    `insert into monthly_spending (book_id, month, category_id, total, count)
     select book_id, date_trunc('month', date::timestamp)::date, category_id, sum(total)::bigint, sum(count)::integer
     from daily_spending group by 1, 2, 3`
  ),
  down: statements("drop table monthly_spending")
}
