/** A change of all rows, some thousands at a time, whatever key the table has; to be sent until it changes none. */
export const inBatches = (table: string, set: string, where: string): string =>
  `UPDATE ${table} SET ${set} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${where} LIMIT 10000))`

/** The server sends it again by itself until it changes no row, and keeps each batch. */
export const untilNoRow = (sql: string): string => `DO $batches$
BEGIN
  LOOP
    ${sql};
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END
$batches$`
