"""One to eight photographs, or a panorama, to a world: the room as a box fitted to the pictures, and what stands in it."""
