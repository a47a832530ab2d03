/** What the demonstration household spends on: bills that come by the calendar, and habits that come by chance. */
type Texts = readonly [string, ...ReadonlyArray<string>]
type Range = readonly [min: number, max: number]

interface Payment {
  /** The name of a predefined category. */
  readonly category: string
  readonly descriptions: Texts
  /** Minor units, both ends included. */
  readonly amount: Range
  readonly method: string
  readonly tags: ReadonlyArray<string>
  /** 1 to 12; all of them when there is none. */
  readonly months: ReadonlyArray<number>
}

/** Due on one day of the month. */
export interface Bill extends Payment {
  readonly day: number
}

/** Happens on a day with this chance, on Saturdays and Sundays with another. */
export interface Habit extends Payment {
  readonly chance: number
  readonly weekend: number
}

type Particulars = Partial<Pick<Payment, "method" | "tags" | "months">>

const payment = (category: string, descriptions: Texts, amount: Range, particulars: Particulars): Payment => ({
  category,
  descriptions,
  amount,
  method: "card",
  tags: [],
  months: [],
  ...particulars
})

const bill = (day: number, category: string, descriptions: Texts, amount: Range, more: Particulars = {}): Bill => ({
  day,
  ...payment(category, descriptions, amount, { method: "debit", ...more })
})

const habit = (
  [chance, weekend]: readonly [number, number],
  category: string,
  descriptions: Texts,
  amount: Range,
  more: Particulars = {}
): Habit => ({ chance, weekend, ...payment(category, descriptions, amount, more) })

const fixed = ["fixed"]
const kids = ["kids"]
const summer = ["summer"]
const subscription = ["subscription"]

export const bills: ReadonlyArray<Bill> = [
  bill(1, "Housing", ["Rent"], [118_000, 118_000], { method: "transfer", tags: fixed }),
  bill(3, "Utilities", ["Electricity"], [5_800, 9_400], { tags: fixed }),
  bill(4, "Utilities", ["Heating"], [9_000, 16_500], { months: [1, 2, 3, 10, 11, 12] }),
  bill(5, "Phone and internet", ["Mobile plans"], [2_980, 2_980], { tags: fixed }),
  bill(12, "Phone and internet", ["Fibre"], [3_490, 3_490], { tags: fixed }),
  bill(2, "Transport", ["Monthly pass"], [5_100, 5_100], { method: "card", tags: ["commute"] }),
  bill(15, "Entertainment", ["Streaming"], [1_299, 1_299], { method: "card", tags: subscription }),
  bill(20, "Sport and hobbies", ["Gym"], [3_900, 3_900], { tags: subscription }),
  bill(10, "Insurance", ["Household insurance"], [18_640, 18_640], { method: "transfer", months: [2] }),
  bill(15, "Insurance", ["Car insurance"], [21_450, 21_450], { method: "transfer", months: [1, 4, 7, 10] }),
  bill(8, "Children", ["Kindergarten"], [14_500, 14_500], { tags: kids }),
  bill(25, "Children", ["Pocket money"], [2_000, 2_000], { method: "cash", tags: kids }),
  bill(6, "Education", ["School books", "Language course"], [6_500, 18_900], { method: "card", months: [2, 9] }),
  bill(12, "Travel", ["House by the sea"], [96_000, 142_000], { method: "transfer", tags: summer, months: [7] }),
  bill(3, "Travel", ["Flights"], [38_000, 61_000], { method: "card", tags: summer, months: [5] })
]

const presents = { tags: ["christmas"], months: [12] }
const away = { tags: summer, months: [7] }

export const habits: ReadonlyArray<Habit> = [
  habit([0.5, 0.75], "Groceries", ["Supermarket", "Farmers' market", "Corner shop", "Drugstore"], [1_180, 9_640]),
  habit([0.45, 0.5], "Dining out", ["Coffee", "Bakery", "Ice cream"], [280, 1_150], {
    method: "cash",
    tags: ["snack"]
  }),
  habit([0.28, 0.05], "Dining out", ["Lunch", "Canteen", "Falafel"], [790, 1_690], { tags: ["work"] }),
  habit([0.05, 0.35], "Dining out", ["Pizzeria", "Thai restaurant", "Brunch", "Wine bar"], [2_900, 9_800]),
  habit([0.1, 0.12], "Transport", ["Fuel", "Parking", "Taxi", "Train ticket"], [350, 7_900]),
  habit([0.05, 0.12], "Clothing", ["Shoes", "Jacket", "T-shirts", "Second-hand shop"], [1_490, 14_900]),
  habit([0.05, 0.02], "Health", ["Pharmacy", "Dentist", "Glasses"], [690, 18_000]),
  habit([0.06, 0.25], "Entertainment", ["Cinema", "Concert", "Museum", "Books"], [900, 8_400]),
  habit([0.04, 0.12], "Sport and hobbies", ["Swimming", "Climbing hall", "Garden centre"], [650, 6_200]),
  habit([0.06, 0.12], "Children", ["Toys", "Zoo", "Craft supplies"], [590, 5_400], { tags: kids }),
  habit([0.03, 0.05], "Gifts and donations", ["Birthday present", "Donation", "Flowers"], [1_000, 6_500]),
  habit([0.3, 0.5], "Gifts and donations", ["Christmas presents"], [1_900, 12_000], presents),
  habit([0.55, 0.7], "Travel", ["Beach bar", "Boat trip", "Museum", "Souvenirs"], [700, 8_900], away),
  habit([0.05, 0.06], "Other", ["Post office", "Repairs", "Haircut", "Bank fee"], [350, 6_900], { method: "cash" })
]
