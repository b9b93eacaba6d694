/** A fault somebody wrote into an example: text to add to files, or pieces to change. */
export const plant = (example, rules, name, files) => ({ in: example, rules: [rules].flat(), name, files })

export const SHELF = 'app/books/routes.py'
export const SHELF_SERVICE = 'app/books/service.py'
export const ORDERS = 'app/orders/routes.py'
export const ORDERS_SERVICE = 'app/orders/service.py'
export const PEOPLE = 'app/people/routes.py'
export const PERSON = 'app/people/models.py'
export const SECURITY = 'app/security.py'
export const MAIN = 'app/main.py'
