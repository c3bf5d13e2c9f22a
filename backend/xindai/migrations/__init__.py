"""The one ordered line of migrations: Tortoise's operations, and SQL for what it cannot say."""
