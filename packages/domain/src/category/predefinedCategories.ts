import { CategoryDraft } from "./Category.ts"

const predefine = (name: string, color: string, icon: string, description: string): CategoryDraft =>
  CategoryDraft.make({ name, color, icon, description })

/**
 * The categories that a new book begins with. They can be changed and removed like any other.
 *
 * @example
 * ```ts
 * import { predefinedCategories } from "@outlay/domain"
 *
 * console.log(predefinedCategories.length) // 16
 * console.log(predefinedCategories.slice(0, 3).map(({ name }) => name)) // [ 'Groceries', 'Dining out', 'Housing' ]
 * ```
 */
export const predefinedCategories: ReadonlyArray<CategoryDraft> = [
  predefine("Groceries", "#38a169", "🛒", "Food and household goods for home"),
  predefine("Dining out", "#dd6b20", "🍽️", "Restaurants, cafés and takeaways"),
  predefine("Housing", "#3182ce", "🏠", "Rent, mortgage and repairs"),
  predefine("Utilities", "#d69e2e", "💡", "Electricity, heating, water and waste"),
  predefine("Phone and internet", "#00b5d8", "📱", "Mobile, internet and television"),
  predefine("Transport", "#805ad5", "🚌", "Public transport, fuel, parking and the car"),
  predefine("Health", "#e53e3e", "🩺", "Doctors, medicine and the dentist"),
  predefine("Insurance", "#4a5568", "🛡️", "Health, home, car and liability insurance"),
  predefine("Clothing", "#d53f8c", "👕", "Clothes and shoes"),
  predefine("Education", "#2b6cb0", "🎓", "Courses, books and school"),
  predefine("Entertainment", "#9f7aea", "🎬", "Films, music, games and subscriptions"),
  predefine("Sport and hobbies", "#319795", "⚽", "Clubs, equipment and pastimes"),
  predefine("Travel", "#0987a0", "✈️", "Holidays, flights and hotels"),
  predefine("Gifts and donations", "#ed64a6", "🎁", "Presents and charity"),
  predefine("Children", "#f6ad55", "🧸", "Childcare, toys and pocket money"),
  predefine("Other", "#718096", "📦", "Everything else")
]
