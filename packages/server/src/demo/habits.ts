/** What the demonstration household spends on: bills that come by the calendar, and habits that come by chance. */
import type { predefinedCategories } from "@outlay/domain"

type Name = (typeof predefinedCategories)[number]["name"]

interface Payment {
  readonly category: Name
  readonly descriptions: readonly [string, ...ReadonlyArray<string>]
  /** Minor units, both ends included. */
  readonly amount: readonly [min: number, max: number]
  readonly method: string
  readonly tags?: ReadonlyArray<string>
}

/** Due on one day of each month, or of the months given (1 to 12). */
export interface Bill extends Payment {
  readonly day: number
  readonly months?: ReadonlyArray<number>
}

/** Happens on a day with this chance, on weekends (Saturday, Sunday) with another. */
export interface Habit extends Payment {
  readonly chance: number
  readonly weekend: number
  readonly months?: ReadonlyArray<number>
}

export const bills: ReadonlyArray<Bill> = [
  {
    day: 1,
    category: "Housing",
    descriptions: ["Rent"],
    amount: [118_000, 118_000],
    method: "transfer",
    tags: ["fixed"]
  },
  {
    day: 3,
    category: "Utilities",
    descriptions: ["Electricity"],
    amount: [5_800, 9_400],
    method: "debit",
    tags: ["fixed"]
  },
  {
    day: 4,
    category: "Utilities",
    descriptions: ["Heating"],
    amount: [9_000, 16_500],
    method: "debit",
    months: [1, 2, 3, 10, 11, 12]
  },
  {
    day: 5,
    category: "Phone and internet",
    descriptions: ["Mobile plans"],
    amount: [2_980, 2_980],
    method: "debit",
    tags: ["fixed"]
  },
  {
    day: 12,
    category: "Phone and internet",
    descriptions: ["Fibre"],
    amount: [3_490, 3_490],
    method: "debit",
    tags: ["fixed"]
  },
  {
    day: 2,
    category: "Transport",
    descriptions: ["Monthly pass"],
    amount: [5_100, 5_100],
    method: "card",
    tags: ["commute"]
  },
  {
    day: 15,
    category: "Entertainment",
    descriptions: ["Streaming"],
    amount: [1_299, 1_299],
    method: "card",
    tags: ["subscription"]
  },
  {
    day: 20,
    category: "Sport and hobbies",
    descriptions: ["Gym"],
    amount: [3_900, 3_900],
    method: "debit",
    tags: ["subscription"]
  },
  {
    day: 10,
    category: "Insurance",
    descriptions: ["Household insurance"],
    amount: [18_640, 18_640],
    method: "transfer",
    months: [2]
  },
  {
    day: 15,
    category: "Insurance",
    descriptions: ["Car insurance"],
    amount: [21_450, 21_450],
    method: "transfer",
    months: [1, 4, 7, 10]
  },
  {
    day: 8,
    category: "Children",
    descriptions: ["Kindergarten"],
    amount: [14_500, 14_500],
    method: "debit",
    tags: ["kids"]
  },
  {
    day: 25,
    category: "Children",
    descriptions: ["Pocket money"],
    amount: [2_000, 2_000],
    method: "cash",
    tags: ["kids"]
  },
  {
    day: 6,
    category: "Education",
    descriptions: ["School books", "Language course"],
    amount: [6_500, 18_900],
    method: "card",
    months: [2, 9]
  },
  {
    day: 12,
    category: "Travel",
    descriptions: ["Summer holiday: house by the sea"],
    amount: [96_000, 142_000],
    method: "transfer",
    tags: ["summer"],
    months: [7]
  },
  {
    day: 3,
    category: "Travel",
    descriptions: ["Flights"],
    amount: [38_000, 61_000],
    method: "card",
    tags: ["summer"],
    months: [5]
  }
]

export const habits: ReadonlyArray<Habit> = [
  {
    chance: 0.5,
    weekend: 0.75,
    category: "Groceries",
    descriptions: ["Supermarket", "Farmers' market", "Corner shop", "Drugstore"],
    amount: [1_180, 9_640],
    method: "card"
  },
  {
    chance: 0.45,
    weekend: 0.5,
    category: "Dining out",
    descriptions: ["Coffee", "Bakery", "Ice cream"],
    amount: [280, 1_150],
    method: "cash",
    tags: ["snack"]
  },
  {
    chance: 0.28,
    weekend: 0.05,
    category: "Dining out",
    descriptions: ["Lunch", "Canteen", "Falafel"],
    amount: [790, 1_690],
    method: "card",
    tags: ["work"]
  },
  {
    chance: 0.05,
    weekend: 0.35,
    category: "Dining out",
    descriptions: ["Pizzeria", "Thai restaurant", "Brunch", "Wine bar"],
    amount: [2_900, 9_800],
    method: "card"
  },
  {
    chance: 0.1,
    weekend: 0.12,
    category: "Transport",
    descriptions: ["Fuel", "Parking", "Taxi", "Train ticket"],
    amount: [350, 7_900],
    method: "card"
  },
  {
    chance: 0.05,
    weekend: 0.12,
    category: "Clothing",
    descriptions: ["Shoes", "Jacket", "T-shirts", "Second-hand shop"],
    amount: [1_490, 14_900],
    method: "card"
  },
  {
    chance: 0.05,
    weekend: 0.02,
    category: "Health",
    descriptions: ["Pharmacy", "Dentist", "Glasses"],
    amount: [690, 18_000],
    method: "card"
  },
  {
    chance: 0.06,
    weekend: 0.25,
    category: "Entertainment",
    descriptions: ["Cinema", "Concert", "Museum", "Books"],
    amount: [900, 8_400],
    method: "card"
  },
  {
    chance: 0.04,
    weekend: 0.12,
    category: "Sport and hobbies",
    descriptions: ["Swimming", "Climbing hall", "Garden centre"],
    amount: [650, 6_200],
    method: "card"
  },
  {
    chance: 0.06,
    weekend: 0.12,
    category: "Children",
    descriptions: ["Toys", "Zoo", "Craft supplies"],
    amount: [590, 5_400],
    method: "card",
    tags: ["kids"]
  },
  {
    chance: 0.03,
    weekend: 0.05,
    category: "Gifts and donations",
    descriptions: ["Birthday present", "Donation", "Flowers"],
    amount: [1_000, 6_500],
    method: "card"
  },
  {
    chance: 0.3,
    weekend: 0.5,
    category: "Gifts and donations",
    descriptions: ["Christmas presents"],
    amount: [1_900, 12_000],
    method: "card",
    tags: ["christmas"],
    months: [12]
  },
  {
    chance: 0.55,
    weekend: 0.7,
    category: "Travel",
    descriptions: ["Beach bar", "Boat trip", "Museum", "Souvenirs"],
    amount: [700, 8_900],
    method: "card",
    tags: ["summer"],
    months: [7]
  },
  {
    chance: 0.05,
    weekend: 0.06,
    category: "Other",
    descriptions: ["Post office", "Repairs", "Haircut", "Bank fee"],
    amount: [350, 6_900],
    method: "cash"
  }
]
