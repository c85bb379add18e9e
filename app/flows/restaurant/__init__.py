"""餐饮: a party from the booking to the clean table (article 4)."""
