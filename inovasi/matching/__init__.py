"""What a region could copy next: points for need, award, copies, results and closeness, weighted; and how well that finds known adoptions."""
