"""What all tables of this room carry."""

ROOM = {"info": {"room": "dealership"}}
